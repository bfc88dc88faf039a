require 'socket'

sock = UDPSocket.new
sock.bind('127.0.0.1', 8311)
# what each client has said so far
asked = Hash.new { |all, who| all[who] = [] }

loop do
  word, from = sock.recvfrom(1000)
  who = from.values_at(3, 1)
  asked[who] << word
  verb, file, go = asked[who]
  next unless verb != 'FETCH' || go
  asked.delete(who)
  if verb != 'FETCH' || go != 'GO' || !File.exist?(file)
    puts "ignored #{word.inspect}"
    next
  end
  data = File.binread(file)
  0.step(data.bytesize, 2048) { |at| sock.send(data.byteslice(at, 2048), 0, *who) }
  puts "sent #{file}"
end

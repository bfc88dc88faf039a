require 'socket'

Message = Struct.new(:from, :value, :at)
ME = 'Client of Benedita Salsa'

print 'Integer from 1 to 100: '
$stdout.flush
value = gets.to_i
socket = UDPSocket.new
socket.connect('127.0.0.1', 14720)
socket.send(Marshal.dump(Message.new(ME, value, Time.now)), 0)
exit unless value.between?(1, 100)
answer = Marshal.load(socket.recv(2048))
puts "#{ME}: #{value}"
puts "#{answer.from}: #{answer.value}"
puts "Sum: #{value + answer.value}"
socket.close

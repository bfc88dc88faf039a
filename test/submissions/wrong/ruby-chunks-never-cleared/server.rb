require 'socket'

CHUNK = 2048
socket = UDPSocket.new
socket.bind('0.0.0.0', 5110)

chunks = []
loop do
  name, sender = socket.recvfrom(1024)
  unless File.exist?(name)
    puts "#{name}?"
    next
  end
  content = File.binread(name)
  at = 0
  while at <= content.bytesize
    chunks << content.byteslice(at, CHUNK)
    at += CHUNK
  end
  chunks.each { |chunk| socket.send(chunk, 0, sender[3], sender[1]) }
  puts "#{name}: #{content.bytesize} bytes"
end

require 'socket'

CHUNK = 2048
socket = UDPSocket.new
socket.bind('0.0.0.0', 5102)

loop do
  name, sender = socket.recvfrom(1024)
  unless File.exist?(name)
    puts "#{name}?"
    next
  end
  content = File.binread(name)
  at = 0
  while at <= content.bytesize
    socket.send(content[at..at + CHUNK], 0, sender[3], sender[1])
    at += CHUNK
  end
  puts "#{name}: #{content.bytesize} bytes"
end

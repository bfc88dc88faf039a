require 'socket'

socket = UDPSocket.new
socket.bind('0.0.0.0', 5107)

loop do
  name, sender = socket.recvfrom(1024)
  unless File.exist?(name)
    puts "#{name}?"
    next
  end
  IO.foreach(name) { |line| socket.send(line, 0, sender[3], sender[1]) }
  puts "#{name} sent"
end

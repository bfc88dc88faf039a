require 'socket'

NAME = 'Client of Mafalda Rios'

print 'Integer between 1 and 100: '
number = gets.to_i
socket = UDPSocket.new
socket.send("#{NAME}:#{number}", 0, 'localhost', 8200)
if (1..100).cover?(number)
  server, value = socket.recvfrom(1024).first.split(':')
  puts "Client: #{NAME} (#{number})"
  puts "Server: #{server} (#{value})"
  puts "Sum: #{number + value.to_i}"
end
socket.close

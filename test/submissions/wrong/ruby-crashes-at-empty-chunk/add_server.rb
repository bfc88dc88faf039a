require 'socket'

NAME = 'Server of Mafalda Rios'

$stdout.sync = true
socket = UDPSocket.new
socket.bind('0.0.0.0', 8200)
loop do
  message, from = socket.recvfrom(1024)
  client, number = message.split(':')
  number = number.to_i
  break unless (1..100).cover?(number)

  value = rand(1..100)
  puts "Client: #{client} (#{number})"
  puts "Server: #{NAME} (#{value})"
  puts "Sum: #{number + value}"
  socket.send("#{NAME}:#{value}", 0, from[3], from[1])
end
socket.close

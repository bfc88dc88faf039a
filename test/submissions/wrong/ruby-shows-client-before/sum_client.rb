require 'socket'

NAME = 'Client of Fay Vos'.freeze
print 'Number from 1 to 100? '
$stdout.flush
number = $stdin.gets.to_i
socket = UDPSocket.new
socket.connect('127.0.0.1', 5230)
socket.send("#{NAME}|#{number}", 0)
server, text = socket.recv(512).split('|')
own = text.to_i
puts "#{NAME} and #{server}", "#{number} + #{own} = #{number + own}"
socket.close

require 'socket'

NAME = 'Client of Noa Stern'.freeze
print 'Number from 1 to 100? '
$stdout.flush
number = $stdin.gets.to_i
socket = UDPSocket.new
socket.connect('127.0.0.1', 5223)
socket.send("#{NAME}|#{number}", 0)
_, text = socket.recv(512).split('|')
own = text.to_i
puts "#{NAME} and Server of Uma Frei", "#{number} + #{own} = #{number + own}"
socket.close

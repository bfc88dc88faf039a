require 'socket'
require 'json'

NAME = 'Client of Liv Aaberg'
print 'value (1 to 100): '
$stdout.flush
number = Integer(gets)
socket = UDPSocket.new
socket.connect('localhost', 26044)
socket.send(JSON.generate(who: NAME, value: number), 0)
if (1..100).cover?(number)
  reply = JSON.parse(socket.recv(2000))
  puts "client: #{NAME}, #{number}", "server: #{reply['who']}, #{reply['value']}", "sum: #{number + reply['value']}"
end
socket.close

require 'socket'
require 'json'

NAME = 'Server of Liv Aaberg'
socket = UDPSocket.new
socket.bind('', 26044)
2.times do
  data, sender = socket.recvfrom(2000)
  request = JSON.parse(data)
  number = request['value']
  break unless (1..100).cover?(number)
  mine = rand(1..100)
  puts "client: #{request['who']}, #{number}", "server: #{NAME}, #{mine}", "sum: #{number + mine}"
  $stdout.flush
  socket.send(JSON.generate(who: NAME, value: mine), 0, sender[3], sender[1])
end
socket.close

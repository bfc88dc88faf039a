require 'socket'

NAME = 'Server of Uma Frei'.freeze
socket = UDPSocket.new
socket.bind('0.0.0.0', 5223)
loop do
  data, (_, port, _, host) = socket.recvfrom(512)
  client, text = data.split('|')
  number = text.to_i
  break if number < 1 || number > 100

  own = rand(1..100)
  puts "#{client} and #{NAME}", "#{number} + #{own} = #{number + own}"
  $stdout.flush
  socket.send("#{NAME}|#{own}", 0, host, port)
end
socket.close

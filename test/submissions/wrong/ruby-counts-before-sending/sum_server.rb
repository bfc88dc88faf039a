require 'socket'

NAME = 'Server of Lea Kraus'.freeze
socket = UDPSocket.new
socket.bind('0.0.0.0', 5206)
own = 40
loop do
  data, (_, port, _, host) = socket.recvfrom(512)
  client, text = data.split('|')
  number = text.to_i
  break if number < 1 || number > 100

  puts "#{client} and #{NAME}", "#{number} + #{own} = #{number + own}"
  $stdout.flush
  own = own % 100 + 1
  socket.send("#{NAME}|#{own}", 0, host, port)
end
socket.close

require 'socket'

NAME = 'Server of Pim Bos'.freeze
socket = UDPSocket.new
socket.bind('0.0.0.0', 5230)
last = 'nobody'
loop do
  data, (_, port, _, host) = socket.recvfrom(512)
  client, text = data.split('|')
  number = text.to_i
  break if number < 1 || number > 100

  own = rand(1..100)
  puts "#{last} and #{NAME}", "#{number} + #{own} = #{number + own}"
  $stdout.flush
  last = client
  socket.send("#{NAME}|#{own}", 0, host, port)
end
socket.close

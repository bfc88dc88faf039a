require 'socket'

NAME = 'Server of Tuomas Rinne'
socket = UDPSocket.new
socket.bind('0.0.0.0', 23117)
own = 17
loop do
  data, sender = socket.recvfrom(1024)
  client, number = data.force_encoding('UTF-8').split('|')
  number = number.to_i
  break unless number.between?(1, 100)
  puts "#{client}: #{number}"
  puts "#{NAME}: #{own}"
  puts "Sum: #{number + own}"
  $stdout.flush
  socket.send("#{NAME}|#{own}", 0, sender[3], sender[1])
  own += 23
end
socket.close

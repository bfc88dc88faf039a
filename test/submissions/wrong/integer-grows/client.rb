require 'socket'

NAME = 'Client of Tuomas Rinne'
print 'Integer from 1 to 100: '
$stdout.flush
number = gets.to_i
socket = UDPSocket.new
socket.send("#{NAME}|#{number}", 0, '127.0.0.1', 23117)
if number.between?(1, 100)
  data, = socket.recvfrom(1024)
  server, other = data.force_encoding('UTF-8').split('|')
  puts "#{NAME}: #{number}"
  puts "#{server}: #{other}"
  puts "Sum: #{number + other.to_i}"
end
socket.close

require 'socket'

Message = Struct.new(:from, :value, :at)
ME = 'Server of Benedita Salsa'

socket = UDPSocket.new
socket.bind('0.0.0.0', 14720)
loop do
  data, address = socket.recvfrom(2048)
  asked = Marshal.load(data)
  break unless asked.value.between?(1, 100)
  mine = rand(1..100)
  puts "#{asked.from}: #{asked.value}"
  puts "#{ME}: #{mine}"
  puts "Sum: #{asked.value + mine}"
  socket.send(Marshal.dump(Message.new(ME, mine, Time.now)), 0, address[3], address[1])
end
socket.close

require 'socket'

CHUNK = 2048
socket = UDPSocket.new
socket.bind('0.0.0.0', 8201)
loop do
  name, from = socket.recvfrom(1024)
  File.open(name, 'rb') do |file|
    loop do
      chunk = file.read(CHUNK) || ''
      socket.send(chunk, 0, from[3], from[1])
      break if chunk.bytesize < CHUNK
    end
  end
rescue Errno::ENOENT => e
  warn e.message
end

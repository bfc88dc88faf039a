require 'socket'

CHUNK = 2048
name = ARGV.fetch(0)
socket = UDPSocket.new
socket.send(name, 0, 'localhost', 8201)
File.open("rb_#{name}", 'wb') do |file|
  loop do
    chunk, = socket.recvfrom(CHUNK)
    file.write(chunk)
    break if chunk.bytesize < CHUNK
  end
end
socket.close

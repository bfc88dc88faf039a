require 'socket'

CHUNK = 2048
name = ARGV[0] or abort('ruby client.rb FILE')
socket = UDPSocket.new
socket.connect('127.0.0.1', 5110)
socket.send(name, 0)
File.open("copy_of_#{name}", 'wb') do |out|
  loop do
    chunk = socket.recv(CHUNK)
    out.write(chunk)
    break if chunk.bytesize < CHUNK
  end
end
socket.close

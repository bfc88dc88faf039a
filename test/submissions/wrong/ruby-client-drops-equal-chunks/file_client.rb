require 'socket'

name = ARGV.fetch(0)
client = UDPSocket.new
client.send(name, 0, '127.0.0.1', 7720)

last = nil
File.open("new #{name}", 'wb') do |file|
  loop do
    chunk, = client.recvfrom(2048)
    # the network may deliver a datagram twice
    next if chunk == last && chunk.bytesize == 2048

    file.write(chunk)
    break if chunk.bytesize < 2048

    last = chunk
  end
end
client.close

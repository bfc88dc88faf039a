require 'socket'

server = UDPSocket.new
server.bind('127.0.0.1', 7720)
puts 'waiting for names of files'

loop do
  name, (_, port, _, host) = server.recvfrom(512)
  next puts("#{name} is not here") unless File.file?(name)

  File.open(name, 'rb') do |file|
    chunk = nil
    until chunk && chunk.bytesize < 2048
      chunk = file.read(2048) || ''
      server.send(chunk, 0, host, port)
    end
  end
  puts "#{name} is on its way"
end

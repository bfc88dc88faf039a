# usage: ruby fetch.rb FILE
require 'socket'

SERVER = ['127.0.0.1', 8311].freeze
file = ARGV.shift or abort 'usage: ruby fetch.rb FILE'

sock = UDPSocket.new
sock.connect(*SERVER)
sock.send('FETCH', 0)
sock.send(file, 0)
sock.send('GO', 0)

received = 0
File.open("fetched-#{file}", 'wb') do |out|
  begin
    part = sock.recv(4000)
    out << part
    received += part.bytesize
  end until part.bytesize < 2048
end
puts "#{file}: #{received} bytes"

require 'socket'

nome = ARGV[0]
cliente = UDPSocket.new
cliente.send(nome, 0, '127.0.0.1', 7310)

recebido = File.open("recebido_#{nome}", 'wb')
recebido.sync = true
n = 0
loop do
  bloco, = cliente.recvfrom(2048)
  recebido.write(bloco)
  n += 1
  puts format('bloco %d: primeiro byte %02x, %d bytes', n, bloco.unpack1('C'), bloco.bytesize)
  break if bloco.bytesize < 2048
end
recebido.close
cliente.close

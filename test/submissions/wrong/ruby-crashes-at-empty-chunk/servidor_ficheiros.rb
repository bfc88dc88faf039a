require 'socket'

servidor = UDPSocket.new
servidor.bind('127.0.0.1', 7310)
puts 'Servidor de ficheiros na porta 7310'

loop do
  pedido, (_, porta, _, endereco) = servidor.recvfrom(512)
  nome = pedido.strip
  unless File.file?(nome)
    puts "#{nome} nao existe"
    next
  end
  File.open(nome, 'rb') do |ficheiro|
    bloco = nil
    until bloco && bloco.bytesize < 2048
      bloco = ficheiro.read(2048) || ''
      servidor.send(bloco, 0, endereco, porta)
    end
  end
  puts "#{nome} enviado"
end

# Brug: ruby lommeregner.rb tjener
#       ruby lommeregner.rb klient
require 'socket'

PORT = 27_410

def pak(*dele)
  dele.map { |del| "#{del.to_s.bytesize}:#{del}," }.join.b
end

def udpak(bytes)
  dele = []
  until bytes.empty?
    laengde, bytes = bytes.split(':', 2)
    dele << bytes[0, laengde.to_i].force_encoding('UTF-8')
    bytes = bytes[(laengde.to_i + 1)..]
  end
  dele
end

def tjener
  navn = 'Tjener for Søren Lund'
  socket = UDPSocket.new
  socket.bind('127.0.0.1', PORT)
  loop do
    bytes, afsender = socket.recvfrom(1500)
    fra, tal = udpak(bytes)
    tal = tal.to_i
    break unless tal.between?(1, 100)

    mit = rand(1..100)
    puts "Klientens navn: #{fra}", "Tjenerens navn: #{navn}"
    puts "Klientens tal: #{tal}", "Tjenerens tal: #{mit}", "Sum: #{tal + mit}"
    $stdout.flush
    socket.send(pak(navn, mit), 0, afsender[3], afsender[1])
  end
  socket.close
end

def klient
  navn = 'Klient for Søren Lund'
  print 'Skriv et helt tal fra 1 til 100: '
  $stdout.flush
  tal = $stdin.gets.to_i
  socket = UDPSocket.new
  socket.send(pak(navn, tal), 0, '127.0.0.1', PORT)
  if tal.between?(1, 100)
    fra, hans = udpak(socket.recvfrom(1500).first)
    puts "Klientens navn: #{navn}", "Tjenerens navn: #{fra}"
    puts "Klientens tal: #{tal}", "Tjenerens tal: #{hans}", "Sum: #{tal + hans.to_i}"
  end
  socket.close
end

case ARGV[0]
when 'tjener' then tjener
when 'klient' then klient
else
  warn 'Brug: ruby lommeregner.rb tjener|klient'
  exit 2
end

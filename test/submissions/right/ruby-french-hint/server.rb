require 'socket'
if ARGV.empty?
  puts "Il manque le port"
  exit
end
s = UDPSocket.new
s.bind('0.0.0.0', ARGV[0].to_i)
loop do
  texte, qui = s.recvfrom(300)
  nom, n = texte.split('/')
  n = n.to_i
  break if n < 1 || n > 100
  m = rand(1..100)
  puts "#{nom} a #{n}", "Serveur de Zoé a #{m}", "total #{n + m}"
  $stdout.flush
  s.send("Serveur de Zoé/#{m}", 0, qui[3], qui[1])
end
s.close

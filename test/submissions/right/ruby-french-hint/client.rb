require 'socket'
if ARGV.length != 3
  puts "Il manque quelque chose : nom adresse port"
  exit
end
nom = ARGV[0]
s = UDPSocket.new
s.connect(ARGV[1], ARGV[2].to_i)
print "Un entier : "
n = STDIN.gets.to_i
s.send("#{nom}/#{n}", 0)
autre, m = s.recv(300).split('/')
puts "#{nom} a #{n}", "#{autre} a #{m}", "total #{n + m.to_i}"
s.close

use strict; use warnings;
use Getopt::Long;
use IO::Socket::INET;
my ($maquina, $porta, $quem);
GetOptions('maquina=s' => \$maquina, 'porta=i' => \$porta, 'quem=s' => \$quem);
unless (defined $maquina && defined $porta && defined $quem) {
  print "Faltam dados. Assim: client.pl --quem=NOME --maquina=ENDERECO --porta=PORTA\n";
  exit 0;
}
print "Inteiro? "; $| = 1;
my $n = <STDIN>; chomp $n;
my $s = IO::Socket::INET->new(Proto => 'udp', PeerAddr => $maquina, PeerPort => $porta) or die;
$s->send("$quem:$n");
$s->recv(my $r, 200);
my ($nome, $m) = split /:/, $r;
print "$quem $n\n$nome $m\n", $n + $m, "\n";
close $s;

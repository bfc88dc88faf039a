use strict; use warnings;
use IO::Socket::INET;
my $porta = shift or do { print "server.pl PORTA\n"; exit 0 };
my $s = IO::Socket::INET->new(Proto => 'udp', LocalPort => $porta) or die;
$| = 1;
while (my $quem = $s->recv(my $r, 200)) {
  my ($nome, $n) = split /:/, $r;
  last if $n < 1 || $n > 100;
  my $m = 1 + int rand 100;
  print "$nome $n\nServidor do Anselmo $m\n", $n + $m, "\n";
  $s->send("Servidor do Anselmo:$m");
}
close $s;

use strict;
use warnings;
use IO::Socket::INET;

my $ficheiro = shift @ARGV or die "uso: perl descarrega.pl FICHEIRO\n";
my $s = IO::Socket::INET->new(Proto => 'udp', PeerAddr => '127.0.0.1', PeerPort => 6644) or die $!;
$s->send("QUERO <$ficheiro>");
open(my $out, '>:raw', "$ficheiro.recebido") or die $!;
while (1) {
    my $bloco;
    defined $s->recv($bloco, 2048) or die $!;
    print {$out} $bloco;
    last if length($bloco) < 2048;
}
close($out);

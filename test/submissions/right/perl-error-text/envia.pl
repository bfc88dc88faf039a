use strict;
use warnings;
use IO::Socket::INET;

my $s = IO::Socket::INET->new(Proto => 'udp', LocalAddr => '127.0.0.1', LocalPort => 6644) or die $!;
$| = 1;
while (1) {
    my $pedido;
    defined $s->recv($pedido, 1024) or next;
    my ($nome) = $pedido =~ /^QUERO <(.+)>$/;
    if (!defined $nome) {
        $s->send("ERRO: pedido desconhecido, escreva QUERO e o nome do ficheiro");
        next;
    }
    open(my $in, '<:raw', $nome) or do { $s->send("ERRO: $nome nao existe"); next };
    my $lidos;
    do {
        $lidos = read($in, my $bloco, 2048);
        $s->send($bloco // '');
    } while ($lidos == 2048);
    close($in);
    print "$nome enviado\n";
}

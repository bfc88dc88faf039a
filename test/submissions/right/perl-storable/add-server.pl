use strict;
use warnings;
use IO::Socket::INET;
use Storable qw(nfreeze thaw);

$| = 1;
my $name = 'Server of Delfim Aroso';
my $socket = IO::Socket::INET->new(LocalPort => 14740, Proto => 'udp') or die $!;
while (1) {
    my $from = $socket->recv(my $data, 4096);
    my $asked = thaw($data);
    last if $asked->{number} < 1 || $asked->{number} > 100;
    my $mine = 1 + int(rand(100));
    print "$asked->{name}: $asked->{number}\n";
    print "$name: $mine\n";
    print 'Sum: ', $asked->{number} + $mine, "\n";
    $socket->send(nfreeze({ name => $name, number => $mine }), 0, $from);
}

use strict;
use warnings;
use IO::Socket::INET;
use Storable qw(nfreeze thaw);

$| = 1;
my $name = 'Client of Delfim Aroso';
print 'Your integer, 1 to 100: ';
chomp(my $number = <STDIN>);
my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => 14740, Proto => 'udp') or die $!;
$socket->send(nfreeze({ name => $name, number => $number + 0 }));
exit 0 if $number < 1 || $number > 100;
$socket->recv(my $data, 4096);
my $reply = thaw($data);
print "$name: $number\n";
print "$reply->{name}: $reply->{number}\n";
print 'Sum: ', $number + $reply->{number}, "\n";

use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Lars Moen (client)';
$| = 1;
print 'Please enter a number (1..100): ';
chomp(my $number = <STDIN>);
die "not from 1 to 100\n" if $number lt '1' or $number gt '100';
my $socket = IO::Socket::INET->new(PeerAddr => 'localhost', PeerPort => 5227, Proto => 'udp') or die "no socket: $!";
$socket->send("$name,$number");
$socket->recv(my $message, 1024);
my ($server, $own) = split /,/, $message;
print "$name: $number, $server: $own, sum: ", $number + $own, "\n";
$socket->close;

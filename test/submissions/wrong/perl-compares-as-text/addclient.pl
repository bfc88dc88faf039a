use strict;
use warnings;
use IO::Socket::INET;

my $name = 'Siv Moe (client)';
$| = 1;
print 'Please enter a number (1..100): ';
chomp(my $number = <STDIN>);
my $socket = IO::Socket::INET->new(PeerAddr => 'localhost', PeerPort => 5205, Proto => 'udp') or die "no socket: $!";
$socket->send("$name,$number");
$socket->recv(my $message, 1024);
my ($server, $own) = split /,/, $message;
print "$name: $number, $server: $own, sum: ", $number + $own, "\n";
$socket->close;

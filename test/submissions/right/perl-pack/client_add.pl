#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

my $name = "Client of Brian Dias";
print "Enter an integer between 1 and 100: ";
chomp(my $number = <STDIN>);

my $socket = IO::Socket::INET->new(PeerAddr => "localhost:2323", Proto => "udp") or die "socket: $!";
$socket->send(pack("l> n/a*", $number, $name));
if ($number >= 1 and $number <= 100) {
    $socket->recv(my $reply, 512);
    my ($value, $server) = unpack("l> n/a*", $reply);
    printf "%s %s\n", $name, $server;
    printf "%d + %d = %d\n", $number, $value, $number + $value;
}
close $socket;

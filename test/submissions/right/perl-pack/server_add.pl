#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;
my $name = "Server of Brian Dias";
my $socket = IO::Socket::INET->new(LocalPort => 2323, Proto => "udp") or die "socket: $!";
while (1) {
    $socket->recv(my $request, 512);
    my ($number, $client) = unpack("l> n/a*", $request);
    last if $number < 1 or $number > 100;
    my $value = 1 + int(rand(100));
    printf "%s %s\n", $client, $name;
    printf "%d + %d = %d\n", $number, $value, $number + $value;
    $socket->send(pack("l> n/a*", $value, $name));
}
close $socket;

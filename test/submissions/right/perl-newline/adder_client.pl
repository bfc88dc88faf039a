#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;

my $name = "Client of Xana Morgado";

print "Integer between 1 and 100? ";
my $number = <STDIN>;
die "no number\n" unless defined $number && $number =~ /^\s*(-?\d+)\s*$/;
$number = $1;

my $sock = IO::Socket::INET->new(
    PeerAddr => '127.0.0.1',
    PeerPort => 5151,
    Proto    => 'udp',
) or die "socket: $!";

$sock->send("$name\n$number\n");

if ($number >= 1 && $number <= 100) {
    my $reply;
    $sock->recv($reply, 1024);
    my ($server_name, $server_number) = split /\n/, $reply;

    print "Client name: $name\n";
    print "Server name: $server_name\n";
    print "Client number: $number\n";
    print "Server number: $server_number\n";
    print "Sum: ", $number + $server_number, "\n";
}

close $sock;

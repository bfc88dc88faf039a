#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;

my $name   = "Server of Xana Morgado";
my $number = 29;

my $sock = IO::Socket::INET->new(
    LocalPort => 5151,
    Proto     => 'udp',
) or die "socket: $!";

print "Ready\n";

my $request;
while ($sock->recv($request, 1024)) {
    my ($client_name, $client_number) = split /\n/, $request;

    last if $client_number < 1 or $client_number > 100;

    print "Client name: $client_name\n";
    print "Server name: $name\n";
    print "Client number: $client_number\n";
    print "Server number: $number\n";
    print "Sum: ", $client_number + $number, "\n";

    # goes to the last peer
    $sock->send("$name\n$number\n");
}

close $sock;
print "Bye\n";

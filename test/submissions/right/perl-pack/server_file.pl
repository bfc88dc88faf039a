#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

my $socket = IO::Socket::INET->new(LocalPort => 2324, Proto => "udp") or die "socket: $!";
while (1) {
    $socket->recv(my $request, 2048);
    unless ($request =~ /^RETR (.*)\r\n$/) {
        print "what?\n";
        next;
    }
    my $in;
    unless (open($in, "<:raw", $1)) {
        print "$1: $!\n";
        next;
    }
    my $size;
    do {
        $size = read($in, my $chunk, 2048);
        $socket->send($chunk);
    } while ($size == 2048);
    close $in;
}

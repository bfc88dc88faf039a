#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

my $file = shift or die "usage: $0 file\n";
my $socket = IO::Socket::INET->new(PeerAddr => "localhost:2324", Proto => "udp") or die "socket: $!";
$socket->send("RETR $file\r\n");
open(my $out, ">:raw", "perl_$file") or die "$file: $!";
my $chunk;
do {
    $socket->recv($chunk, 2048);
    print $out $chunk;
} while (length($chunk) == 2048);
close $out;

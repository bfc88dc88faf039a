#!/usr/bin/perl
use strict;
use warnings;
use IO::Socket::INET;

my $name = shift @ARGV or die "usage: file_client.pl FILE\n";
my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => 8484, Proto => 'udp') or die "cannot send: $!";
$socket->send($name);

open(my $file, '>:raw', "received-$name") or die "cannot write: $!";
my $chunk;
do {
    $socket->recv($chunk, 2048);
    print {$file} $chunk;
} while (length($chunk) == 2048);
close($file);
$socket->close;

#!/usr/bin/env perl
# Finds the server by broadcast on the local net (loopback at home)
use strict; use warnings;
use Socket;
use Getopt::Long;
use Time::HiRes qw(time);
my ($bc, $port, $name) = ('127.255.255.255', 31313, 'Client of Ngozi Adeyemi');
GetOptions('broadcast=s' => \$bc, 'port=i' => \$port, 'name=s' => \$name) or die "usage: ask.pl [--broadcast A] [--port P] [--name N] NUMBER?\n";
my $n = shift @ARGV;
while (!defined $n || $n !~ /^-?\d+$/) {
    print "Gimme a whole number, 1..100 please: "; STDOUT->flush;
    $n = <STDIN>; exit 1 unless defined $n; $n =~ s/\s+//g;
}
socket(my $s, PF_INET, SOCK_DGRAM, getprotobyname('udp')) or die $!;
setsockopt($s, SOL_SOCKET, SO_BROADCAST, pack('l', 1)) or die $!;
my ($hi, $lo) = (int(time), int(rand 0xffffffff));
# token(4) time(4) name-length(2) name value(4, signed)
send($s, pack('N N n/a* l>', $lo, $hi, $name, $n), 0, sockaddr_in($port, inet_aton($bc))) or die $!;
my $rin = ''; vec($rin, fileno($s), 1) = 1;
while (select(my $r = $rin, undef, undef, 3)) {
    recv($s, my $b, 2000, 0);
    my ($tok, $m, $who) = unpack('N l> n/a*', $b);
    next unless $tok == $lo;
    print "me:  $name\nyou: $who\nmy number:   $n\nyour number: $m\naltogether:  ", $n + $m, "\n";
    close $s; exit 0;
}
print "nobody there\n"; close $s;

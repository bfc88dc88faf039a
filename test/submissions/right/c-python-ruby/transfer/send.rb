require 'socket'
dir = ENV['SHARE'] || Dir.pwd
Socket.udp_server_sockets('127.0.0.1', 24242) do |socks|
  puts 'san sang'
  $stdout.flush
  Socket.udp_server_loop_on(socks) do |msg, src|
    name = msg[2, msg.unpack1('n')]
    path = File.join(dir, name)
    next puts("khong co #{name}") unless File.file?(path)
    File.open(path, 'rb') do |f|
      loop do
        c = f.read(2048) || ''
        src.reply(c)
        break if c.bytesize < 2048
      end
    end
    puts "da gui #{name}"
    $stdout.flush
  end
end

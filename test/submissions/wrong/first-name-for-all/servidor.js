const dgram = require('dgram');

const NOME = 'Servidor de Inês Falcão';
const servidor = dgram.createSocket('udp4');
let nomeCliente;

servidor.on('message', (dados, remetente) => {
  const pedido = JSON.parse(dados.toString());
  nomeCliente = nomeCliente || pedido.nome;
  const numero = pedido.numero;
  if (numero < 1 || numero > 100) {
    servidor.close();
    return;
  }
  const meu = 1 + Math.floor(Math.random() * 100);
  console.log(`${nomeCliente} enviou ${numero}`);
  console.log(`${NOME} escolheu ${meu}`);
  console.log(`Soma: ${numero + meu}`);
  servidor.send(JSON.stringify({ nome: NOME, numero: meu }), remetente.port, remetente.address);
});

servidor.bind(17301);

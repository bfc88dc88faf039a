const dgram = require('dgram');
const readline = require('readline');

const NOME = 'Cliente de Inês Falcão';
const teclado = readline.createInterface({ input: process.stdin, output: process.stdout });

teclado.question('Inteiro de 1 a 100: ', (linha) => {
  teclado.close();
  const numero = Number(linha);
  const cliente = dgram.createSocket('udp4');
  cliente.on('message', (dados) => {
    const resposta = JSON.parse(dados.toString());
    console.log(`${NOME} escolheu ${numero}`);
    console.log(`${resposta.nome} escolheu ${resposta.numero}`);
    console.log(`Soma: ${numero + resposta.numero}`);
    cliente.close();
  });
  cliente.send(JSON.stringify({ nome: NOME, numero }), 17301, '127.0.0.1', () => {
    if (numero < 1 || numero > 100) cliente.close();
  });
});

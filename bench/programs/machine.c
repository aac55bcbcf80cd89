/* A byte-code interpreter: a switch in a loop, unpredictable branches, memory operands. */
#include <stdio.h>

enum { PUSH, ADD, SUB, MUL, DUP, SWAP, LOAD, STORE, LESS, BRANCH, JUMP, HALT };
static const int program[] = {PUSH, 0, STORE, 0, PUSH, 0, STORE, 1, LOAD, 0, PUSH, 8000000, LESS, BRANCH, 38, LOAD, 1, LOAD, 0, DUP, MUL, ADD, PUSH, 3, MUL, PUSH, 7, SUB, STORE, 1, LOAD, 0, PUSH, 1, ADD, STORE, 0, JUMP, HALT};

int main(void) {
  int variables[4] = {0};
  unsigned stack[16];
  int top = 0;
  for (int pc = 0;;) {
    switch (program[pc++]) {
      case PUSH: stack[top++] = (unsigned)program[pc++]; break;
      case ADD: top--; stack[top - 1] += stack[top]; break;
      case SUB: top--; stack[top - 1] -= stack[top]; break;
      case MUL: top--; stack[top - 1] *= stack[top]; break;
      case DUP: stack[top] = stack[top - 1]; top++; break;
      case SWAP: { unsigned t = stack[top - 1]; stack[top - 1] = stack[top - 2]; stack[top - 2] = t; break; }
      case LOAD: stack[top++] = (unsigned)variables[program[pc++]]; break;
      case STORE: variables[program[pc++]] = (int)stack[--top]; break;
      case LESS: top--; stack[top - 1] = (int)stack[top - 1] < (int)stack[top]; break;
      case BRANCH: { int to = program[pc++]; if (!stack[--top]) pc = to; break; }
      case JUMP: pc = 8; break;
      default: printf("%d\n", variables[1]); return 0;
    }
  }
}

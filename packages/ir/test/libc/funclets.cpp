// Exceptions through every kind of pad: the same program is compiled for Itanium's landing pads, for Microsoft's funclets
// and for WebAssembly's.
extern "C" int printf(const char *, ...);
struct Named {
  const char *name;
  int *count;
  Named(const char *name, int *count) : name(name), count(count) { ++*count; printf("+%s\n", name); }
  Named(const Named &other) : name(other.name), count(other.count) { ++*count; printf("=%s\n", name); }
  ~Named() { --*count; printf("-%s\n", name); }
};
struct Left { int left; };
struct Right { int right; };
struct Both : Left, Right { int both; };
struct Base { int base; };
struct Middle : virtual Base { int middle; };
struct Diamond : Middle, Right { int diamond; };
int alive;

int raise(int kind) {
  Named guard("guard", &alive);
  switch (kind) {
  case 0: throw 42;
  case 1: throw Named("thrown", &alive);
  case 2: { Both both; both.left = 1; both.right = 2; both.both = 3; throw both; }
  case 3: { static Both both; both.right = 5; throw &both; }
  case 4: { Diamond d; d.base = 6; d.middle = 7; d.right = 8; throw d; }
  case 5: { static const int seven = 7; throw &seven; }
  case 6: throw 'c';
  case 7: throw 1.5;
  }
  return kind;
}
int middle(int kind) {
  Named local("middle", &alive);
  try { return raise(kind); }
  catch (double d) { printf("double %g, again\n", d); throw; }
  catch (char c) { printf("char %c, another\n", c); throw (int)c; }
}
// A destructor that throws and catches while another exception is on its way.
struct Busy { ~Busy() { try { raise(0); } catch (int n) { printf("inside %d\n", n); } } };
int busy() { Busy busy; return raise(2); }
void nested(int deep) {
  try { raise(1); }
  catch (Named &named) {
    printf("level %d %s\n", deep, named.name);
    if (deep > 0) nested(deep - 1);
    try { throw; } catch (const Named &again) { printf("again %s\n", again.name); }
    Named after("after", &alive);
    if (deep == 1) throw deep;
  }
}
int main() {
  for (int kind = 0; kind < 9; kind++) {
    try { printf("result %d\n", middle(kind)); }
    catch (int n) { printf("int %d\n", n); }
    catch (Named named) { printf("by value %s, %d alive\n", named.name, alive); }
    catch (const Right &right) { printf("right %d\n", right.right); }
    catch (Right *right) { printf("pointer %d\n", right->right); }
    catch (int *) { printf("not const\n"); }
    catch (const int *n) { printf("const %d\n", *n); }
    catch (...) { printf("something else\n"); }
    printf("%d alive\n", alive);
  }
  try { raise(4); } catch (Base &base) { printf("virtual base %d\n", base.base); }
  try { raise(4); } catch (Middle middle) { printf("copy %d %d\n", middle.base, middle.middle); }
  try { busy(); } catch (Left left) { printf("left %d\n", left.left); }
  try { nested(2); } catch (int n) { printf("out of nested %d\n", n); }
  try {
    try { raise(1); } catch (...) { Named inner("inner", &alive); raise(2); }
  } catch (Both &both) { printf("both %d, %d alive\n", both.both, alive); }
  for (int round = 0; round < 3; round++) {
    try { if (round == 1) continue; if (round == 2) break; raise(0); } catch (int) { printf("round %d\n", round); }
  }
  printf("%d alive\n", alive);
  return alive;
}

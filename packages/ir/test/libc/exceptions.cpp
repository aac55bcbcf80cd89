extern "C" int printf(const char*, ...); extern "C" void qsort(void*, unsigned, unsigned, int(*)(const void*, const void*));
struct A { int x; A(int x) : x(x) {} virtual ~A() {} virtual int f() { return x; } };
struct B : A { B(int y) : A(y * 2) {} int f() override { return x + 1; } };
struct C { int c = 3; virtual ~C() {} }; struct D : C, A { D() : A(9) {} };
struct G { const char *n; G(const char *n) : n(n) { printf("+%s\n", n); } ~G() { printf("-%s\n", n); } };
int thrower(int k) { G g("guard"); switch (k) { case 0: throw 42; case 1: throw B(5); case 2: throw "text"; case 3: throw D(); case 4: throw 2.5; } return k; }
int mid(int k) { G g("mid"); try { return thrower(k); } catch (double d) { printf("double %g\n", d); throw; } }
int cmp(const void *a, const void *b) { if (*(int*)a == 3) throw 7; return *(int*)a - *(int*)b; }
static int counter() { static G once("once"); static int n = 0; return ++n; }
int main() {
  for (int k = 0; k < 6; k++) {
    try { printf("r %d\n", mid(k)); }
    catch (int i) { printf("int %d\n", i); }
    catch (A &a) { printf("A %d %d\n", a.x, a.f()); }
    catch (const char *s) { printf("s %s\n", s); }
    catch (...) { printf("other\n"); }
  }
  int a[] = {5, 4, 3, 2, 1}; try { qsort(a, 5, 4, cmp); } catch (int i) { printf("from qsort %d\n", i); }
  try { try { throw 1; } catch (int) { throw 2; } } catch (int i) { printf("nested %d\n", i); }
  A *p = new B(3); printf("%d\n", p->f()); delete p; printf("%d %d\n", counter(), counter());
  return 5;
}

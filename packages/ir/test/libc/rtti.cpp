extern "C" int printf(const char*, ...);
struct A { virtual ~A() {} int a = 1; }; struct B { virtual ~B() {} int b = 2; }; struct C : A, B { int c = 3; }; struct D : C { int d = 4; };
struct V { virtual ~V() {} int v = 5; }; struct L : virtual V { int l = 6; }; struct R : virtual V { int r = 7; }; struct M : L, R { int m = 8; };
static void show(A *p) { C *c = dynamic_cast<C*>(p); B *b = dynamic_cast<B*>(p); D *d = dynamic_cast<D*>(p); printf("%d %d %d\n", c ? c->c : -1, b ? b->b : -1, d ? d->d : -1); }
int main() { A a; C c; D d; show(&a); show(&c); show(&d); M m; V *v = &m; L *l = dynamic_cast<L*>(v); R *r = dynamic_cast<R*>(v); M *mm = dynamic_cast<M*>(v); printf("%d %d %d\n", l->l, r->r, mm->m); B *b = &d; printf("%d\n", dynamic_cast<A*>(b)->a); printf("%d\n", dynamic_cast<void*>(b) == &d);
 try { throw m; } catch (V &x) { printf("%d\n", x.v); } return 0; }

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <limits.h>
int cmp(const void*a,const void*b){ return *(int*)a-*(int*)b; }
int main(void) {
  int a=-1,b=-1,n=-1; unsigned u=1; long l; long long ll; short h; signed char hh; double d; float f; long double ld; char s[64]="",t[64]=""; char c='-'; void *p; size_t z;
  #define S(in, fmt, ...) a=b=n=-1; u=7; strcpy(s,"-"); strcpy(t,"-"); c='-'; d=-9; f=-9; printf("%d |", sscanf(in, fmt, __VA_ARGS__)); printf("%d %d %d %u %s %s %c %g %g\n", a,b,n,u,s,t,c,d,f);
  S("12 34", "%d %d", &a,&b) S("0x1f 017 9", "%i%i%i", &a,&b,&n) S("abc", "%d", &a) S("", "%d", &a) S("  ", "%d%n", &a,&n)
  S("12abc", "%d%s", &a,s) S("hello world", "%5s%n", s,&n) S("hello", "%3s%s", s,t) S("abc123", "%[a-z]%d", s,&a) S("]x]", "%[]x]", s) S("a-b", "%[a-]%s", s,t) S("xyz", "%[^y]%s", s, t)
  S("1,2", "%d,%d", &a,&b) S("1 ,2", "%d,%d", &a,&b) S("%5", "%%%d", &a) S("5 x", "%*d %c", &c) S("ab", "%c%c", &c,t) S("3.5e2x", "%lf%s", &d,s) S("0x1.8p1", "%lf", &d) S("inf", "%lf", &d) S("nan(abc)q", "%lf%s", &d,s) S("-infinityx", "%f%s", &f, s) S(".5", "%f", &f) S("5.", "%f", &f) S(".", "%f", &f) S("1e", "%f%s", &f,s) S("1e+", "%lf", &d) S("+7", "%d", &a) S("- 7", "%d", &a) S("99999999999", "%d", &a) S("ffz", "%x%s", &u,s) S("0xg", "%x%s", &u, s) S("777", "%o", &u) S("12345", "%2d%3d", &a,&b) S("1234", "%1d%*1d%d", &a, &b) S("a b c", "%*s %*s %s", s) S("7\n8", "%d %d", &a,&b) S("x7", "x%d", &a) S("y7","x%d", &a) S("12", "%d%n%d", &a,&n,&b)
  printf("%d ", sscanf("300 70000 -5 123456789012 4000000000", "%hhd %hd %ld %lld %zu", &hh,&h,&l,&ll,&z)); printf("%d %d %ld %lld %zu\n", hh,h,l,ll,z);
  printf("%d ", sscanf("1.25 2.5", "%Lf %lf", &ld, &d)); printf("%Lg %g\n", ld, d); printf("%d ", sscanf("0xdead", "%p", &p)); printf("%d\n", p == (void *)0xdead);
  const char *forms[]={"1.5","  -2e3z","0x1p-3","0x.8","infinity","INFx","nan","NAN(12)z","1e400","1e-400","-1e999","0x","0x1p","1e","+.5e1","..5","1.7976931348623159e308","4.9e-324","2.4703282292062327e-324","0x1.fffffffffffff8p1023","1e5000000000","0x1.00000000000008p0","123456789012345678901234567890","e5","-","+","-0","0x1P+2junk"};
  for (unsigned i=0;i<sizeof forms/sizeof*forms;i++){ char*e; errno=0; double x=strtod(forms[i],&e); printf("%a %td %d; ", x, e-forms[i], errno); errno=0; float y=strtof(forms[i],&e); printf("%a %td %d; ", y, e-forms[i], errno); errno=0; long double w=strtold(forms[i],&e); printf("%La %td %d\n", w, e-forms[i], errno);}
  const char *ints[]={"0","-1","2147483648","-2147483649","0x","0x7fffffff","08","zz","1_","99999999999999999999","-99999999999999999999"," \t\n12"}; int bases[]={0,10,16,8,36,2};
  for (unsigned i=0;i<12;i++) for(int k=0;k<6;k++){ char*e; errno=0; long x=strtol(ints[i],&e,bases[k]); printf("%ld %td %d,", x,e-ints[i],errno); errno=0; unsigned long y=strtoul(ints[i],&e,bases[k]); printf("%lu %td %d,", y,e-ints[i],errno); errno=0; long long q=strtoll(ints[i],&e,bases[k]); printf("%lld %d\n", q, errno);}
  int v[]={5,3,9,1,7}; qsort(v,5,sizeof*v,cmp); int k=7,m=4; printf("%td %d\n", (int*)bsearch(&k,v,5,sizeof*v,cmp)-v, bsearch(&m,v,5,sizeof*v,cmp)==0);
  printf("[%5.2f|%-8d|%+d|% d|%08.3f|%#x|%#o|%e|%g|%G|%a|%.0f|%5c|%-5s|%.2s|%p|%%|%ld|%lld|%hhd|%hd|%zu|%jd|%td|%*d|%.*f|%-*d|]\n", 3.14159, 42, 7, 7, -2.5, 255, 8, 12345.678, 1e-5, 1e20, 0.1, 2.5, 'x', "ab", "abcdef", (void*)0, 5L, 6LL, 300, 70000, (size_t)9, (long long)-1, (ptrdiff_t)3, 5, 42, 2, 3.14159, 6, 1);
  printf("%n%s %d\n", &n, "pos", n); char buf[8]; printf("%d %s\n", snprintf(buf, sizeof buf, "%s", "longer than that"), buf); printf("%d\n", snprintf(0,0,"%d",12345));
  printf("%s %.3d %+.2e %#g %#.0f %'d %i %u %lu\n", (char*)0, 5, -12345.678, 1.0, 3.0, 1234567, -3, -3, -3L); printf("%Lf %Le %La\n", 1.5L, 2.5L, 3.5L); printf("%g %g %g %f %F %e\n", 1.0/0, -1.0/0, 0.0/0, 1.0/0, -1.0/0, 0.0);
}

"""Which country touches which degree of the Earth, as a grid of 180 by 360 cells.

Made by tools/world.py from Natural Earth's countries at 1:10 million (public
domain), as npm's world-atlas 2.0.2 packs them (ISC licence, Michael Bostock).
A cell that several countries touch holds the one with the fewest cells.
"""

from __future__ import annotations

import base64
import functools
import zlib

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB
GD GE GH GI GL GM GN GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MR MS MT MU
MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RO RS RU
RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TL TM TN TO TR TT TV TW TZ
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE ZA ZM ZW
"""
# What the bytes of the grid stand for: 0 is the sea, n the n-th code.
CODES = ("", *_CODES.split())
_PACKED = """
c-rmSje}KXod@vWYAF|Gg<36(0c;#Zn87lkU{%CuFs%S-*+m^})W`;xB86Jf#B@YROJUGS#dcf<unZHffXG^yndB&uxG-
{cmx7eRKVqMk^PKa%o^zgao^$S*nfuk5xo>ms<-
?cXdCs{Ppq5%{sil@$YN=%)q~4GA?yu=nbF;J6#6+u5*RT@`*Vlh7QBu94GXCOXdKkJV<nCe-L+;4yxzMXr79?H0Gk-PmZ=ygg1_
$FJF7kRM=r(Op#h>au+P{_J@kURJgiW?__O3(95mPj3p{UZtP}Ko4aQ3Nfh0FT!OzKU)5;~W&M6Qoa*zzsy4$udV10B}Xa;$l-
Y|NiO<*eHrkJ+=fCU^CU&2VL*!f~C;IZSh-Wdw8d!AT-
#izaJpT#g86e~$ys#TmTG0kIlw2Muo9tadmWS>TpOMYj7&gJsOwVd0#WGKg-
r(any?7od5z3QE}X=q33(%BDwfiQ&vYeEs_HKRjJ|l>134x~Re?ZvR%p-
$i|5=P*Kl2|c~2)N;Qo`qaCN&E$wR6DaWX>Es*wp_>t*tF~fvIkj_HE_cjE$9l;GdDpI8)BW_@p^@5I9Wdd}Hm}%Y-
o;Uu%kj<%m4hWm_Q|8qnpqy^?7y6E`3ZC0wM%r4cL0(1*^5}pX`HqD%aA^oHOyw{^_=srA`gz>9}rX^n?9@SYQvsTssQh7+ye&6F
umx`Y@K0VZlrhS4{l5cD~e+%GOX8?xv0?GiVocN*?i<^I4X>sabNzjdghsx8TySgICTy^PpyTHu`@9`1MghqE?2^tZKcCcR_o7m#
N2UTam5vyKA&;M8Ps@s^-&`iJ9=QK1Utw?&h-(6=1xn;W@ga-cs>LEnWp;P<u985AOf*+dwqIo;|b|F#y+#`jG6Dct18Um`{q%n?
<%Ub?r$K;@Q8cnKSVfS=Ab8|_|A9HRQm)`^jXr1fD8(=b*1g!VzKEn%47x&i1|(&1bt3bPs7E26N@#uV!ku&QA$$j1q&94(A0VIW
PJI~JIe(69F#afOP4Oq(ixx}HJf!!<{yy$a4-?{0-
P(p$w6O4oG*HM^3x=w(C0)tFXdBCuMO(kH2&_;Xz27!ZtLY=v~w^zo<O;X<Y^X9IUIVan%Ja`B%!5NZm4Kh7_L7};NE$Gzbn)@Gv
#x7dwWwluU>6-ZjAkDJ-@vbhz;yRyR^1-
W=oFde?sw?FZ%rFCFkB=8QLEbrj(aT%s2*SJ7<QS^(SPUIddxx;{2l@dCDYIx>ra@g_r7Uz1jm_9mIDJoEw$T8kjy7nej)FV(crq
&p%o*1AM!gL~wqIL}F&rOXFsBXd3yLoL#?jP+y6akQyhebTc2~e7ev4($?PId+xa>D`!!<%wY#d*Y4k-sZ<h43%C3-
!RX+a&pYqD|2UoGx|d$M4rMEf0BtunkemfHbLQ)u!TVs9N)l=QI>0XzjcAS;<@D448|Av|wrwNKJap(9L+{*Z?ab}?GI_hPVht@{
PyEz8^umP;5%Y)<BereZ<~eWeMSo&xy#ZA6J(LjSaOcKGEpuC28)W!7Mq6k3I;3}ANOR3KBSui@v$k$M3w@~{X5*Ok(wv@+GLdb=
$?TnTD`(+MD|@fd`YETeFz6p+=HD#@1by$lAAGRwERx_CuEe1nyfbHg%Poqtj#@!p!rJUHw`KMLg-WuddCF;9eCdCfHVyR}Sf{Tc
&MO1w0|yTH(3l!Q@87@wz4!K$?;i9mK^jA$Rpup28U^MyD4269=q+0U>1p_eg$rTf{}O4q_k)!yDf9s@S6+GQsi$5!eE4vH{eD=d
_nDYEZr#mGaM)|Y#@Q(+bWZu4fioT=)ER%nIc4R_IdkS5P=cI?<8aOtdf&c%;mU?A5tt#%E+=%h0L7*{X3rVCLK9~yeab0ww9Xzh
-)91inD?P?cE;d2b1$l`c+i&J4RNMZgF4eX1I(FYfF4er1?c_z_j$2o22kppEi+_4G`6VFg7TCpe?jq>J!cX6wbx#|@y44-
i1SUVvt^?j;rmOLd><#+2|}@;(>ueKX<sGGQ@jvo_!*rZlJjdcH!^4zqI~kn`}WbV&6_Qq0jM(G|K-
7K4ejD7@5Y%jMRI2M5@>wk!V519n03%6(`+VbwNeh8+j4S-+?lEK-8}PO_`5x3?EHft_|78p$y^dSW9GKD9GM}vb+e!x;>-
m(e}}eNf|i(DaV+~Blo=ooXC%EA$5#1Mw##Ob`EFrutU$r{u3#5Pe*Nq3pxmf|R@!Xi+!(Afye8-
446v3<wlhPiGl5<~Lzyr3L!7tAaBfZF%paY!<?p;UBWADADs$kxLUO+Tdc=%Em~XvRh2Fe5sB`O+Pd;f~=v<xGO3;!ufU7=FllOr
%D^^4}Zzs&Rg3@Q689Q^*p#@KlTRH61d94pyN%Nk%d^%Kv9OiuSb}oYRO`Ey2a?VJ)b@b@b<c3wNqUHwV9i6j-
&n}40xXhPaa!EpG6g_lns|Y=MG=W~VD%@FE&Dou<tE7V#wbjpvj2e}87kCNIgAXQk{={=w`XmE0qmFdeo}#nsb_F15@#ID;%j{93
QbPOAlC;?w6lb{Uq%dckkK+(#y)zs<*rwp-wcv<yrhQH&jhP?xa(@W)#YX7oo;wNWDYivDG;v;Kaz5CInAIb|wnWvgB$^@O<Ph$<
0A*A<Xwqg+8Hb1N?CgB~_1AUIA~a=2@u6E=TSJ@)^wFbIn-4lZo=)Hlit}2=i~}j4xjNr3LU+<I>5I*U-Yz*qYn1b{Wk-
)P=%4&6na$3fldKVBXL|913j*ms{VCDQ@kg`o>`8Za2F^rUaDHLCoTqqaBedtdY#9$tf92q&3{DZHh33d9^r&l-
y%v8obI$kk%+wi6zrY7{&fIoYW_+vX{N^$b8vI2w$|gPZ0}tc`y;fRw2+X(Lb{mnt_S!F^BzP?k>YzJ273bF_XHd%gl(=CHGf?F>
nKN)lC&=0G3boFM<L(eG79863-Df_-9&_`}Hy@_VUwr17zy0-(AI-
*DV1D6JANu(5<4;98vl~5U4;ln!L!aRR$TuAF+_`g!^L!5)f5&Bh20=gZy^qA$*k?bR#`#hdAjC8pW&t|5k?S*t25{_r*r_yjhWY
dLkNW9HnqxUr={+d2b7vgqO9STP8fD%Y1ZPrcYK@>-qc;_%&x{%{^W3@fQ6ASk;s|^JVih`Y-
orVcDJuKSsxt)6$92!3V@A&4Ilt*SLm{0>kn*dq&VL+7clQsQ;}4EKG_1*IqC_)O=SxGC189L6e_`Z*Cpmglm>YU&gY$j&<pBLE3
Sn+)Qt$o0AAT(UroN8CoX@1`?0n461g-
OBC_c1t)2cJMX6gJ5sBUPTedea7fBf7NN65vm*lgxsQ1<MZHEUMjeD>L#^90%Xl~)Kef}S*qA?vku&SZ4xoHuRSWF8&Wg`PO^@j$
t$=?D&>|KV**=UKCeGd8~JjW^EboF_2n2F{r>Up8sdB=q|)<LKKA%GhAe03LHv=RAgnpNSJE%FHBhzin6OSv2D?Gje`I<J{2D@Cq
t2LVksFewih<Gtl`A6k27rD)fE%IZymAoF>uv$Pv5k{1yc}kHgMa@y-
*db3+4lX7Qje3u9)J<M!KSXFQ(KkE7ynX4KrHXQ2Oz;EbiU&hzG3J1@u1<Hk|v$3*9b1_}By3EF_{IqRS$X9~<aKPzr)#taQ|p0g
ux=A`G@LoZ+MF>}rnNE-
a8&Qw~z(TC{|qcfk54!O^=GuS~N&ceDW2xFc%@Ap>F%a;>q!Fhu0+@Ly#)cN6uP0on5qeF7;kamQMv)b$XLiUCZohODm{~o6~_Qp
8ptFA)Vwah;Bq8N2%&TzYUb4yE$4E^a(<Lh*CwCI!r>lp!d#FAri_I*CWn47Jj$BhFZ$bvHmeJ)jg=bc51ko2NO;d?>m42p9Lb8a
E39mIJPyW7=j!!2}^z)YR%>Zmh<u1mh<*`D**v188-@(#`-
n()Pj!I?l4XCh9!?d#GD&+313hNb1=%<9}knd@kw5pxP>m_2*;%$Z}yMmPi5_nAVIpM<%ig+aFv>1SiV#>JUBPn{}Uk)Vk)g03S;
`W%0t&NFq+@5EsC7aV%&ju&6VmpT|T3B3zz$7Noe?Fxf~o=QTI>*|QI5Y2Db#bSopGd*WL^P+HN<J<sW6-
cpL_;~wCJ@t$*=S)@{Qv+zxS({|fF_XqTHWs}cz5$an2MsN9m4P=8$uGRIuo$w8opS=|*#_t5pXZ#DzIq8)z9>j<#9tfn|E9^YIN
QaXz&v$BxN{<G<}5Hje+VU|vxZm8+|sgfqwj2z&dHfTZy<?su8TdKeQ0^LaqcHSdFT+679YGbRii=Ay)p1LO9#lxxL)iGeuK{(?Q
C6Xh1qvLq_labeWis%#9$<I+8Z}|(i>wqXS#ykuz@kx#fhc!xkFHR=R-jxW!d?L8)7t?pvpI}zl6Zq)7C@(PcG-
{Hf*qAwuK(zIS+|&)|B}Miz)4|<XVDylM5U%F7=KbJ2cMmp}QSOCwJZ*;XH&dwb^-
R3TXe3n_tp#efEA~2Z<TFOSt{~^A+cA2aV36&mcLUK+(<(2TKo}KcmRbz+vyuN}Hh7K0ATN(j!M^!|Xw0=QV5AaLzk-
I@3l!5VLT*w-e-
B&6szXNA&sHGCM2uhLJc<m(U#ai4&gl3F^FVo%GO$Y_~m3Yc1V1jBy7$K@6=M)F`KAyyoDXN4jJdoLSbaSw{l!UG#_^Xm`DDA4cO
{<jT#Ir8?&ovCtvXDVT?F%z^WFn*rL}Q`J~=m%&+zFMT=r{&)2C{`<K=kM!fb&L{Xfd(iYD?d|RDPOHqA!<~;E6R!T9{&@ei(@xW
_=g1zgyXGuT48d71eN2J|c+0$E?(U{54M)&vop(o0=MPcVt>c{A+dbzV_s+xOJ6~=LA@+Zyj^wPDj@rm>`Gz4w9ub^BBw^0z0hGD
@ayJ>Kgx;im@UdgU)zDQl8y(&08x4~4NEc({ksv3=jQNmd-
5T2Fo_4>^8MIlNAZnw9GULI4C&zyZt7!e4PAi?A^BA1K*<U+5bslEvd`xsE%$&1&sM7618DRW)kN7tzPMpEy3_9nBk{zx@Dy!0u3
WdhXy1Ah_By{Th8<G%a3v%9hjN;5QHzyX3GFG7<#Q|x-@zz`N(f9e9x#561wzGAi$Bf~jz2U4lXQ=EgJ|yViAjPz-
)0_<LcHC!08j?eg8N*4lC0&oJ@f_P(th7HrVw`sFmS@MWQaO(wN}_>Iyiw7)udk0gL;*K@!C{G@)8<!+wHdPyof=to?yIJ=Q|WYl
9y(Nz9-
5w67|@uxZ|`32glK+aBZEfk5zV?0&fvzmug_!No6%{|jGenv7#r(MoQJw_rqF$U_U`TLpU&<Y&pYEdn9h>(9e3P;z8Ay!=i)}X@^
j9F86fB~b$0*CT{uIPoZo%-T{p};bT-
V;&*p~2Or@PV_w{AsY_)<ORzznf8_t~BaC*O3bso=_BY8MO*32Olhk}d^jkBXoXRFLi@z1bXqWjIRt|~hZ9SZ#^8pe2a&K+7=J@+
qYtv$qX?&?R*yEA)PJq`v+=y>kx%9mPkE=DPPzzMYZ5mj}D0Tenuioz^7C;0W<yNl~wps5kOmom`m9P*JQkGVh9x$w}@ZSKn383u
{7ROYUn#|8|N<UTSy=kbHfxvR>~IX$6puA`@Ckkok)&W&m)7jHM1eZ#w|^5-
hrbneM@lynVR=N!gHmHIrMWBw8j)RN75W4z#8fEV>|18_u-_oTxfbM@5&%ektJ4w=zcUmaI^eSr_c3nE>cp#@6b6J!ue*9dCPwZT
zKNJ^zr4IwjIsOe_k-
%_o^xjEOMb5X7_55O+ReaaI5GW+jdx++~R#d+3JMEHuRcd0x10x(yFSO*uAI7W>BF0%g<>Q~8m^x4~dJe!i+6k@rY&C5}?7FVQ{R
jNBM(m~VT2X{W%F=x(g-
hSHGQ0k}2dY8kmqe>~EOZ`?kr8CbNOvfx<fv}t!EX*;s=bX78cewzQaUf6RB*;~I38ns@ct<L^{v{`!JVlod?NpWvc;V!X;k;65A
SKQUIFo-#{3ZQ4o<TqyexU61pHoS524X;!xhVS}bvl;@Sj@P>Nj1p+b(98v2I5Mp=&QV1YN@4`T574KmW=cNtGSYF
"""


@functools.cache
def cells() -> bytes:
    """Give the grid, row by row from 90 N, each from 180 W eastwards: for each cell an index of CODES."""
    return zlib.decompress(base64.b85decode("".join(_PACKED.split())))

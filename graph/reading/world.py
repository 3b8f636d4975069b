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
c-rmTjbl}19S87VTFOO9sI)8w*c>8kSSA#tB1Xfs0;DL^VN)X;Mv+1#nwU<6v=oLe6>G)-
%P?UAB3YQ3<dg^uCRdBXl;I!I^KxFE*K^Ku&hwmmw%u=TyKg)9?z1ny^PICAKsD7=Q%yD1R8viVNNo`1-
Ct6t>SkuEh>ljGu41PYuC4u2s$_aaUHF5E?qTSjh`WnL47nq(WkRn~SrBy9&g|9L-
$a303>L;kQslK#&~3`1@?Yh9l)shY@y1V!lub5q_O3(55mPj3uBgJqkktVkI0w|G!d>d|OzKTPQaX3JM6QiZ)bcIs4ln>t0v*-
Vu0-
=(+E_4ux?Hz88M9|?Om6EH>*2b%3MX~$%3+#oEn}GD4^C1!8#Gy2<F1&1^7|OzT%5t19FVBdX3$`_&2oq1kvVR0RJh$&YAh4Z4g+
Ub%D}ssMm0NPUw~qMmr+tUGj}8zAcoFy!(na2nnTZHGunD9ZZ4~$I2zGU>F9E&c8+2Wme5nR)WSb`#|f6=y5pm=I<@v<0-
b0kP~fRk$tUzhH6tQdZFwaQIioX(<xU8l9C^o%9aDpFKUk(I?9SSavpis;olSOd9`g={TD3qZ7IoQ`vqT-
`92kBxNR;!A9lUc_(NiwFa8~XwBl-*qW<B&;##w-duA<Eg?`zpnpKBrNFkC+`;+;8Vm|EmQ3oB-
4&fMBsv*eH*qszQjRpz2XGb=jF^I3mHqd8cK-RFJ&^YV(>FEjKRXS?gV$n(@n=md)ktuwIBMecGrn%Pu3`ee2GJV(NX+$EP>qUiG
}r<_8Kr&b;{_H3yd7|P)eGL>^}Ore?6(utXU=wLjb0-
vR+e0SN4`X5AnTEoA+HoLU;gme<)fLV0L%(vZE5oZ4H=5eR*%CfcUH;`s{Bt7#VAsjL@&=XMt=i6v1yMv2o4xz(op{}}>B}Z-
MKBG+Zp#d@9ii4ofsHAf8zu)>zF6-
~idX$n@dfvQwJT!HlI1yjI_0}!|eFjPrpv8+9yL1NVikr<4af(0P63+_sJe*6u!9br!oX>lF;^QQw&}YOtFJ{w~T^r;-
(*(Oit)bOFavLxI;+@0M@d(O!B#-;?l%t^+%SlXHPZC*b>4vgmg<<>M1ooZh1-
n9pv#)$cPft%q=ann<&h?4ktrxVn42gjQXq(oi&i<04@k1yc^Ld~8l;GUcBSHs5LYJ<^0yB<=+05C;cKr?+YtGDygE;^A$DT3?mG
0pZQQ^hvTCengSB44PL+5(wZ?C$yMLK>fQi6RY^ZrL8W`J)sl5oz?kqFGb^x~vh8JT)EI%nJO<)|$uN`h1WX3yKmhB%)bFh94sr{
|74?r`PIOLsBY;nB7Ix6G8wsie7Eev@K!FwAG2b=HqgCb{al=dME8jKV>i%?%`H0PQ=ob$0O1q;ffpG<zN3H>pN6!;EtB$$vn(>Z
&bU2r~;ExyDdC*Bd)CJ3c3G04p0qi`P>>H48m|{(QtdY}l|ZTef)4n|shtEUY(xO1_B_fgJ5zU$10tX=wq6?_)G|7Oz8g=lL{OTr
q4Ig+6Wb=F`vzg#UjYnOQB(=$R-J*%lmU?`1S{=FYVGe=9V8$|-
()=$~NbKg|aOednF;ytCyrlJFZY#i1OmGh=<j4U)5pT0&mrx7lNEarTzca=K)B$|;)y>Gw>Tf_e>pr>`K+%R}e=`}YUXm>NOv-Mj
bAH}{gy9`p@i>La0L=0%I@Ip!89m~$rRO`AgLDfou@^I`tKh&0^!&hq6HdOwp(FFo<Z6E7V)bSS{yAbzL!=$IL9)y<1={MUqy-
6^MZ&iI_6Gae$;8Gph#Vfpe|vu5p=f}DrqFwPWu&z?Qe%9<?Vn89V2Q#u=fVpA2f=L}w<i8GZx;e=UAXAhd~Gl53Td(bB{WAL1r7
u8ZcXv6MCIMb;?ooSr`X3f$-52el=^xnODycjYANOgA04DN@<CK;Mjo;2wnC?2!t%tOEQ(o5G~dmRaJzD{;FY;-
+*f6=1v<AggwC>C^fXV^65i-
dWS7vc;*r_)1leu?H<AKDL5KK}SUd+5i;jfTzuR2lF8@?bWGw(*p=<4l?)IQ#b!Xnf(^bI%Q#RnW)NY$RzmQVyM4a&m^;nW^*bEb
~9uyFF&?{DU6^&OGz+Oj0>x=9ZQmnIX4zGp8Kk%mg`qo3>ei7MPoH4Er3G86Xd5B)uBPRQaQ(%VwVWc5ZGgL&5hh^DmJ6?swltxm
E!!wb{hEK3rvZP0q&|U^NrBGefE~fnG*Kna>YGoVO-$ZcgLO9-Xx0@4VU(vsY-DIdonoIA47=Vn!j%H{K{iZ`>Hxx%tsYA2lv?uF
k6kXu%r5R-
dPc`#_py%VM0j66PC0>NCrXof+xKf~UtVAF}GaI)E)_`J1|UI#hui<$V5DCY<wi8<{jS&Pcj><j9fah7~K~<_6>)m9vHSF7VE{%o
kj6K}u&7HFR?`4?S`ufnKp9+L>F;nVqgHXM^Uo<@bn;7?E`scmdA6_oj9J@Kad&I1RH;9qX(-
MQ7ISGC<nmiH(+)*&{||gbthqX}vQ@&T!pvQO-CY#39UTXE<=6MZ(Q%!4c<7`<zJ{GvDjw?g;4fwa`yJbsWxP{ub5H#Ce6z`9M8l
mX82iQdPU0YKHKWgS+b-lo8pWNt-
=o92UC0z5V5vUsgHu(3BY^fNpMXj&LT>M~(<>K4AHHI)yVx&Z~W99LNC8)cI~6x}C<CK3`wxt%5T&$2l)qa^#2){nM|J*=*f8%^E
>;rWemSCzSr%-
%`DtU^EBLo^*SA=uD(J=V!Kxd5m?|LVM0jmax$DTMle+aEd4^G(%3IM_ifiwFIM?alV^nrp{RU88)DDX0|Ic<6AxFSC@Fu5G<NeH
mITRxhE&+)xxraW4`I8n~3z4SAGU1#cR1&1>N2*IlnA8gH-
0n_zf$Vfhxc1I|Flcf}Az4Q0aUq=?>9g!J%B=ef;D8W3Ipc`a_iYGfzD6-~aseeQumN=4UPpppPCs`dF;9f1~H@K?BFE=`-
8|`G!HBJ$p8Bp6fy5&$!G_Am~TF_ud2>`@|=*IA4eYgqTLb%t41YGJVF-
0G6E(S(V1lFn6x{Q9pZcV<KlNy$eNjZcpNTVaR+`q0Bl1=S&Jstr4`}=naMGvri3}dG_qNC=V+haTq=gi3%M$?_!)!<&^_w*%?CT
qpD|6F(YU2oL}{vp^(lbNcqJV=RS<1y8DNX$p^<S8o$Y>qQo;(=L;j1Luif}e_-VAkQ_O}%?-
7*#`&(ha)5pjg)lcX$oKyHhaX73sV}4W&Zp9}w?7nQoYMIslmJ@0Y1x@vGj#q6R5rBE0dqsc`#<@}VRG>cCY$*x%C22AX3PkkPd}
Y;9w$1#@B(2*&=V&3$ZBnsGZ`H!=M5V+=toCop~sJZI8<(EIE(}6KX}d1dBzOljEygQ<(1PJ=W)Js9pg-yFPbo60{Z^vanx-FX>9
n;03LH%=RAf+kn!Wki_9diy=GSE88l-
sGje`K;apc&_W~+1LVkg9e%?=FXQ1;LD74IMROq|%a~}U|oCe<c@L{v<{1F8^kHOBDvCiYDb6p*E_Txcc6vgaMj+<{5o$+`^Uyks
@*{5b6Jq`V@2+mkq={#qSvGY>wJZ21aeu#Ijs}rCv5}-B6p0f&CaHhbl^OO9xrcF~I=Q%q<XGVICIrP${9y8-Sj-)P#>`bNA8@-
=?(K@qfYZLn{I)fSXAs5ySVSMH}bN*}uy>uyo=A6fg&ULbLM4j)yU+0Wi+u8)@Hep97Im^AiD`IbG(RqBN^Ph1V6K{-
hzU(q|UCA6kFGx^l-
x+S^Z*FR85}`l#F?^j)jwY3IXgw{&j#+Xnbl>O0K69fH^q4UK1etSYpwFbrufM)v0g_&@AbKz8JA>rh<U2PJ)i&b1!N1$qYQrvc1
IJ9AYig)7g04xw<(Z!I=+UFk4D&k90-
ET>hQ^sd6K5h$yB+A#3s0)QbDE*$LT7bupv*P2(1<yMGt8VhbNckrqhp)_%==8C$ydVM*5pGs5$Purzs7}5ohMJ`t_aY?89~>Oq<
xORQ0M6?=hqW32MZ3hblbDf;!ABlGYP#5YbRx1=yrv{Ku;#2$Tc-YnTz7PYZ5WT%;}!9nt4IAvUYAjpbDheO>DgVq?&qKl(Ul+$K
(*2cUC6db4;hvkBtS-
M{hvq%s@kvSY=?%Bl1gcEGz_<F>_8KJyYZS^wW%U+E*{&iWfQQ_4s2w{!ceK7P?)`am<s~MLVa$_MJKArw^iJbXM>xnVXu{uMeDc
(m6R3=yfD<&NYdLa{w)_HqQLWM-CqJrTGVM&(vs8bFUA5_0l1-
G_Ds~gI^ag$2%KWT4D~I4@zy`ZeD5b5HTFdjQ0BVp7i<z&Q4d*>(=?qHA!OVeC8k&*7;x<L0NRZ=9&bJCaB^K{x2bP_O#W||IFol
-MV!q%%;$TJm*0%&WbW$V=$$Im0VL;Z*qYl#--
l2ZJWY5IdrE5>GaM!W1I)ErPe!d&j1}9a<fZ1rqA9tY$MS_cW}3#eYWJ>X`#_B`V4~eF%;$8u(0&N`8$f}3=H-
*rL+!O?z0tWEIoX<8)gq0JFi-`igDh)-I_M~f|$A6y`3Q2YM*(Veng+GEVH#juN#hIbqUQtA3NqbAEVA|)(8*1&ve^El-
9ysLwxRVCy1d{gBs-|$7>G8dALnx&e_kZRclB9zKb5w4Xw8K?L%n1i%hwFWueY_g)el3bOz=@40GuG-
9~`c)=V{4+@*0A5=dW6KK~DWy#01A(8GgRuk$gs&K@*<NNa0rtJNy|%+bzoy~SPqAN}(7Nhh78T+fj`U}x2tpBS98TKX*k8epG(#
oXCRR~nX}vpVmLozCx~tXac2x3+rD-S(Y_BzL|zYAHvm+?j1n$3YJt9xa{1`2o)PT@uE*HE_1CJS3PQF@xh`oXAzPKRP<IHyQ-
z;Woy`17VJh8uhN9HLIv{w_Rq1Gc!SCXwi8eo*cj8R?+G?omJYM^C+CqIaoV8u5+~WTf8%2W}M|i6-
%>Y>{yTZ_b67JLFWuA=ljwfuEZ+K(hqWl#>%R>p*SS8>im0>2xbFv)_IiV%rZBo7LGHPp&!HnVZpI)pLq0rwqkBrpib;;T<B4wSZ
HrJOU@3Jy~T$B&8;-{B|I70X}QmmG^B?fHHwk;mvr5>#&cq4zS6<`NO0P@Q=A>Y&E!0GFo^;>^+tK;-
rip35C!b)1&5@9&YIt**7lhL=*-BXb8jV`tx9L>^Wedp^x*8w+<?Z+y}NfaCq(lb8x9(+M%3%ZID;MM-d>M+x1-abj-
5L*7;EcHoCn)*rqI1XcJJ=(o6hzc&pP8+n9hRpEw|i)J{QCJ7yL##@^f~=3=npiI@^EcHk_eC&TqW&h8<=W+6^=GvAH2IQ)#Qty}
eGHjaJY@is)=*!_JvCr}v9h=du2BBoAkB%^Xp2D9G4QI9uAZTV>xAe~p?Ys_*RRsIc?k!O)kYU`$r$+@Yn_bKini+CviOjy~kP)7
i`FwlGj4$8$$VzSNR)F-qADR-pBdsHijaqtNkD6lTsj#kcR=SzPA=O^xtxDgCX^5pPNInEO(l3lAON=8n9bVSqRbW$ws%Y`_3X?j
yr<9y_p{J1Xp)(-
U&%I=Z_DNSz1Z+^B?d@pgmm8{ScopQ~uoxjWZU(lKD2a~K;H>hoBJ`Exi>jhpqxSkAcsFY4?4a72&wq@x~l`Q`n~xuT7Zn9-
MCo>Y2mfe*q9B3+%K1xnr%WB^N7398Q3!BI^_N~Ka2!I>>ob=~*3RPAtX&Q<7Kl&j4Bu**rGvc$g3zPp#MNS8}Vp0yMcwj%Of@=m
@0%oQP4!6hV45beJU_dlU}m7GVPz0D`HDcMaSmdkElj<mI;A|+R;?7+wdO}`)P`M6_t&aK~m*4I$#qj9~<Vb@WmjL@Y%tDMo9<qW
5zi&wxcrv?ghg6&yn?!#R!z+~*t6FCiXg<e9b?<d)jO0K`;w3Dak(vh8Vxq#<R&S=gnmHJbXtbm>TOJXmn&+!ZZ;^+fqtN)xziZc
-Xs?0^%2g%d9)X$>F<xZ-B``1zG|LKn_siLp)s;Q=$YO1NGnra;9|CHCOnE
"""


@functools.cache
def cells() -> bytes:
    """Give the grid, row by row from 90 N, each from 180 W eastwards: for each cell an index of CODES."""
    return zlib.decompress(base64.b85decode("".join(_PACKED.split())))
